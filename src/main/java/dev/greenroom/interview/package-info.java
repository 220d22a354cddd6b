/** The interview: its candidate, its link, its stages, and who sits in it. */
@NullMarked
package dev.greenroom.interview;

import org.jspecify.annotations.NullMarked;
