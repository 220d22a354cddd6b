/** What a newcomer finds in a demo. */
@NullMarked
package dev.greenroom.demo;

import org.jspecify.annotations.NullMarked;
