package dev.greenroom.account;

/**
 * A session is over because its owner said so; whatever still hangs on it should end.
 *
 * @param sessionId as {@link SessionKeeper#touch} knows it
 */
public record SignedOut(String sessionId) {}
