package beijing.facility.opinions;

/** A sentence that is kept. */
public record CommonOpinion(long id, String text) {
}
