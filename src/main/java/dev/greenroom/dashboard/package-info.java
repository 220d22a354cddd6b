/** The lists of interviews that recruiters and interviewers live in. */
@NullMarked
package dev.greenroom.dashboard;

import org.jspecify.annotations.NullMarked;
