/** How many interviews there are, how far they come and how long things take: over time, within what one may see. */
@NullMarked
package dev.greenroom.statistics;

import org.jspecify.annotations.NullMarked;
