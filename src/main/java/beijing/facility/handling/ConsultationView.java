package beijing.facility.handling;

import java.time.OffsetDateTime;

import beijing.facility.workflow.BeijingClock;

/**
 * An opinion that was asked for, to be read.
 *
 * @param state    whether it is waited for, was given, or is asked for no longer
 * @param decision AGREE or DISAGREE, null as long as it was not given, like the opinion and by whom
 */
public record ConsultationView(long id, String to, String question, String askedBy, OffsetDateTime askedAt, State state, String decision,
        String opinion, String answeredBy) {

    /** What became of it. */
    public enum State {
        OPEN, ANSWERED, ENDED
    }

    static ConsultationView of(Consultation consultation, String to) {
        State state = consultation.open() ? State.OPEN : consultation.ended() ? State.ENDED : State.ANSWERED;
        return new ConsultationView(consultation.id(), to, consultation.question(), consultation.askedByName(),
                consultation.askedAt().atZone(BeijingClock.ZONE).toOffsetDateTime(), state,
                consultation.answer().map(Consultation.Answer::decision).orElse(null),
                consultation.answer().map(Consultation.Answer::opinion).orElse(null),
                consultation.answer().map(Consultation.Answer::byName).orElse(null));
    }
}
