package dev.greenroom.interview;

import java.util.UUID;

/** Published in the transaction that cancels an interview, whose link is closed from then on. */
public record InterviewCancelled(UUID interviewId) {}
