package beijing.facility.documents;

/** The file is there but has not come to this document yet. */
public class NoDocument extends RuntimeException {

    NoDocument(String message) {
        super(message);
    }
}
