/** The application itself: where it starts, and the clock everything reads. */
@NullMarked
package dev.greenroom;

import org.jspecify.annotations.NullMarked;
