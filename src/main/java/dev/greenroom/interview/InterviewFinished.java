package dev.greenroom.interview;

import java.time.Instant;
import java.util.UUID;

/** Published in the transaction that finishes an interview. */
public record InterviewFinished(UUID interviewId, Instant at) {}
