package dev.greenroom.account;

import java.util.UUID;

/** An account's access has ended; its sessions are of no use any more. */
public record Deactivated(UUID userId) {}
