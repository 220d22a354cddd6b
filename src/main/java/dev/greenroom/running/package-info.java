/** Runs strangers' programs in a sandbox, and says what it can run. */
@NullMarked
package dev.greenroom.running;

import org.jspecify.annotations.NullMarked;
