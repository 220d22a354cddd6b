package dev.greenroom.account;

/** What a member of staff is here to do; {@code docs/security.md} has the table of rights. */
public enum Role {
    ADMIN,
    RECRUITER,
    INTERVIEWER,
    REVIEWER;

    /** Whether every interview, whoever made it, is theirs to see, change and finish. */
    public boolean seesAll() {
        return this == ADMIN || this == RECRUITER;
    }

    /** Whether they may create interviews and sit in them as interviewers. */
    public boolean interviews() {
        return this != REVIEWER;
    }
}
