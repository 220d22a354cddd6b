package dev.greenroom.account;

import java.util.UUID;

/** An account may do other things from now on; its sessions go on. */
public record RoleChanged(UUID userId, Role role) {}
