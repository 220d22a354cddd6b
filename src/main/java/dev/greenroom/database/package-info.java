/** The PostgreSQL under everything: the embedded one where none is configured, and what is wrong with one in a sentence. */
@NullMarked
package dev.greenroom.database;

import org.jspecify.annotations.NullMarked;
