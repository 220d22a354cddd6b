/** The replay page, and the recording as a file. */
@NullMarked
package dev.greenroom.replay;

import org.jspecify.annotations.NullMarked;
