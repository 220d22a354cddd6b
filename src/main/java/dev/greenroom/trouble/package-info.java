/** What is said when no page can be made: the database is away, or the server refuses a request before we see it. */
@NullMarked
package dev.greenroom.trouble;

import org.jspecify.annotations.NullMarked;
