package dev.greenroom.interview;

import dev.greenroom.account.User;
import java.util.List;

/** What was written into the room of one interview before it began, for another one of the same kind. */
public interface PreparedFiles {

    /** Their names, in the order in which they were added; empty where nothing was prepared. */
    List<String> of(Interview interview);

    /**
     * Writes them into the room of an interview that nobody has opened yet, in the name of who creates it. When this
     * returns they are in its recording; what was deleted while they were prepared is not. Never called inside a
     * transaction.
     *
     * @throws org.springframework.security.access.AccessDeniedException to reviewers, who prepare nothing
     */
    void copy(Interview from, Interview to, User by);
}
