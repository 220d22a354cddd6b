package dev.greenroom.database;

/**
 * First keys of PostgreSQL's advisory locks, one for each kind of thing that is done one at a time on all nodes: here, so
 * that no two kinds take the same. The second key says which of them it is, or is 0 where there is only one.
 */
public final class AdvisoryLocks {

    public static final int SIGN_IN_OF_ACCOUNT = 1;
    public static final int SIGN_IN_FROM_ADDRESS = 2;
    public static final int LAST_ADMIN = 3;
    public static final int NOTE = 4;
    public static final int SCORECARD_DRAFT = 5;
    public static final int SEAT_REQUESTS = 6;

    private AdvisoryLocks() {}
}
