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

    /** Whether only those are theirs to see that they created, are assigned to or sat in. */
    public boolean seesOnlyOwn() {
        return this == INTERVIEWER;
    }

    /** Whether they may create interviews and sit in them as interviewers. */
    public boolean interviews() {
        return this != REVIEWER;
    }
}
