package beijing.facility.documents;

import java.util.List;

/** A file as it is printed: ready texts, in sections. */
public record FilePage(String number, String name, String printedAt, List<Section> sections) {

    /**
     * A table under its title; without rows there is nothing on file yet.
     *
     * @param id by which a page finds it
     */
    public record Section(String id, String title, List<String> headings, List<List<String>> rows) {
    }
}
