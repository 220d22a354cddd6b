package dev.greenroom.access;

/** Every kind of visitor, in the order of the table's columns; the last six are about the interview that is visited. */
enum Visitor {
    /** Has no account and no seat. */
    NOBODY,
    /** The candidate of this interview. */
    ADA,
    /** The candidate of another one. */
    ELSEWHERE,
    REVIEWER,
    /** An interviewer who has nothing to do with it. */
    STRANGER,
    /** An interviewer who created it. */
    CREATOR,
    /** An interviewer who is assigned to it. */
    ASSIGNED,
    /** An interviewer who came by the link, where it is Active or Finished; before, a stranger. */
    SEATED,
    RECRUITER,
    ADMIN,
    /** A recruiter whose account was deactivated after they had signed in. */
    GONE
}
