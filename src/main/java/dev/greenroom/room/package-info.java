/** The live room: who sits in it, what they do to its files, and what of it reaches the recording. */
@NullMarked
package dev.greenroom.room;

import org.jspecify.annotations.NullMarked;
