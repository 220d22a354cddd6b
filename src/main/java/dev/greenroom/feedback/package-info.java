/** What interviewers think: private notes and scorecards, and who may see them when. */
@NullMarked
package dev.greenroom.feedback;

import org.jspecify.annotations.NullMarked;
