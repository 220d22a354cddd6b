package dev.greenroom.interview;

import static dev.greenroom.interview.Stage.ACTIVE;
import static dev.greenroom.interview.Stage.FINISHED;
import static dev.greenroom.interview.Stage.PENDING;

import dev.greenroom.account.User;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * One interview with one candidate, reached by one link.
 *
 * <p>The stages are guarded here and repeated as CHECK constraints. A cancelled interview stays Pending: it is kept,
 * shown to nobody, and its link is closed.
 */
@Entity
public class Interview extends AbstractAggregateRoot<Interview> {

    /** What an unscheduled interview is sorted by: after everything that has a date. */
    private static final Instant SOME_DAY = Instant.parse("9999-12-31T00:00:00Z");

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private String token;
    private String candidateName;

    /** The name as it is searched: see {@link Folded}. */
    private String searchName;

    /** The name's words, and everything's: see {@link Searchable}. */
    private String searchWords;

    private String searchText;

    private @Nullable String candidateEmail;
    private @Nullable String candidateEmailFolded;
    private @Nullable String position;
    private @Nullable Instant startsAt;
    private @Nullable Integer durationMinutes;
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant createdAt;
    private UUID createdBy;

    /** A handful; a list's are fetched together. */
    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 64)
    @CollectionTable(name = "interview_interviewer", joinColumns = @JoinColumn(name = "interview_id"))
    @Column(name = "staff_id")
    private Set<UUID> interviewers = new HashSet<>();

    /** A handful, as {@link Labels} takes them. */
    @ElementCollection(fetch = FetchType.EAGER)
    @BatchSize(size = 64)
    @CollectionTable(name = "interview_label", joinColumns = @JoinColumn(name = "interview_id"))
    @Column(name = "label")
    private Set<String> labels = new HashSet<>();

    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable UUID finishedBy;
    private @Nullable Instant cancelledAt;

    @Version
    private int version;

    /** A Pending interview with a link of its own, at no particular time. */
    public Interview(String candidateName, User createdBy, Instant createdAt) {
        this.token = Token.random();
        name(candidateName);
        this.createdBy = createdBy.id();
        this.createdAt = createdAt;
        this.stage = PENDING;
        this.dueAt = SOME_DAY;
    }

    @SuppressWarnings("NullAway.Init")
    protected Interview() {}

    /**
     * Both sides have entered: Pending becomes Active.
     *
     * @throws NoSuchInterview when it was cancelled in the moment they did, as for anybody whose link is closed
     */
    public void start(Instant now) {
        require(PENDING);
        if (isCancelled()) throw new NoSuchInterview(id);
        stage = ACTIVE;
        startedAt = now;
    }

    /**
     * Active becomes Finished, for good.
     *
     * @param by who pressed the button, null when it was finished because nobody was there
     */
    public void finish(Instant now, @Nullable UUID by) {
        require(ACTIVE);
        stage = FINISHED;
        finishedAt = now;
        finishedBy = by;
        registerEvent(new InterviewFinished(id, now));
    }

    /** Takes a Pending interview out of sight and closes its link. A second time changes nothing. */
    public void cancel(Instant now) {
        require(PENDING);
        if (cancelledAt == null) {
            cancelledAt = now;
            registerEvent(new InterviewCancelled(id));
        }
    }

    /** Brings a cancelled interview back as it was. */
    public void restore() {
        require(PENDING);
        cancelledAt = null;
    }

    /** Corrects who is interviewed, for what. Only while Pending: afterwards the recording goes by these names. */
    public void describe(String candidateName, @Nullable String candidateEmail, @Nullable String position) {
        require(PENDING);
        name(candidateName);
        this.candidateEmail = candidateEmail;
        this.candidateEmailFolded = candidateEmail == null ? null : User.fold(candidateEmail);
        this.position = position;
        beFoundBy();
    }

    /** What it is sorted by, in place of what it was. */
    public void label(Collection<String> labels) {
        this.labels.retainAll(labels);
        this.labels.addAll(labels);
        beFoundBy();
    }

    private void name(String name) {
        candidateName = name.strip();
        searchName = Folded.of(candidateName).text();
        beFoundBy();
    }

    private void beFoundBy() {
        var searchable = Searchable.of(candidateName, candidateEmail, position, labels);
        searchWords = searchable.words();
        searchText = searchable.text();
    }

    /**
     * Sets or clears the appointment.
     *
     * @param durationMinutes 5 to 480, or null where nobody said
     */
    public void reschedule(@Nullable Instant startsAt, @Nullable Integer durationMinutes) {
        require(PENDING);
        this.startsAt = startsAt;
        this.durationMinutes = durationMinutes;
        this.dueAt = startsAt == null ? SOME_DAY : startsAt;
    }

    /** Who is to interview; others with the right may join all the same. */
    public void assign(Set<UUID> staff) {
        interviewers.clear();
        interviewers.addAll(staff);
    }

    /** Whether this member of staff is its candidate, by their address: then they never see it, whatever their role. */
    public boolean isAbout(User user) {
        return user.emailFolded().equals(candidateEmailFolded);
    }

    private void require(Stage expected) {
        if (stage != expected) {
            throw new WrongStage(stage, expected);
        }
    }

    public UUID id() {
        return id;
    }

    /** The secret part of the link, 22 characters. */
    public String token() {
        return token;
    }

    public String candidateName() {
        return candidateName;
    }

    /** The name as lists are sorted by it: see {@link Folded}. */
    public String nameFolded() {
        return searchName;
    }

    /** The name's words as they are searched: see {@link Searchable}. */
    String searchWords() {
        return searchWords;
    }

    /** Null where nobody has said it. */
    public @Nullable String candidateEmail() {
        return candidateEmail;
    }

    /** What they are interviewed for, null where nobody has said it. */
    public @Nullable String position() {
        return position;
    }

    /** When it is scheduled; null means at any time. It may start earlier or later than that. */
    public @Nullable Instant startsAt() {
        return startsAt;
    }

    /** How long it is planned to take, null for nobody knows. */
    public @Nullable Integer durationMinutes() {
        return durationMinutes;
    }

    /** {@link #startsAt()}, or a day far away: what the Pending list is sorted by. */
    public Instant dueAt() {
        return dueAt;
    }

    public Stage stage() {
        return stage;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The account of who created it. */
    public UUID createdBy() {
        return createdBy;
    }

    /** The ids of the staff assigned to it; not a view, changes to it change nothing. */
    public Set<UUID> interviewers() {
        return Set.copyOf(interviewers);
    }

    /** Null while Pending. */
    public @Nullable Instant startedAt() {
        return startedAt;
    }

    /** Null until it is Finished. */
    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    /** In the order of the alphabet. */
    public List<String> labels() {
        return labels.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    /** The account of who pressed Finish; null before, and where it ended because everybody had left. */
    public @Nullable UUID finishedBy() {
        return finishedBy;
    }

    /** Counts its changes. */
    int version() {
        return version;
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }
}
