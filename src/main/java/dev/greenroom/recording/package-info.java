/** The recording: one ordered, append-only log of events per interview, which everything else is a view of. */
@NullMarked
package dev.greenroom.recording;

import org.jspecify.annotations.NullMarked;
