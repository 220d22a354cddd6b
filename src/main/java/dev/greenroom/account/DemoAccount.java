package dev.greenroom.account;

/** An account of the demo, shown on the sign-in page with its password. There are none in a real start. */
public record DemoAccount(String name, String email, Role role, String password) {}
