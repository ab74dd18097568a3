package beijing.facility.benchmark;

import java.util.List;

import beijing.facility.http.HttpOfficial;

/** {@code /api/projects} over HTTP with the name and password checked: the first page and the last, each with the count of all. */
class ProjectListMeasurement implements Measurement {

    private static final int SIZE = 20;

    @Override
    public void measure(Facility facility, Report report) throws Exception {
        for (String user : List.of("district-drc-110105", "dept-health", "municipal-drc")) {
            HttpOfficial official = HttpOfficial.of(facility.port(), user);
            measure(report, user, official, "/api/projects");
            measure(report, user, official, "/api/projects?status=APPROVED");
        }
    }

    private static void measure(Report report, String user, HttpOfficial official, String path) throws Exception {
        String sized = path + (path.contains("?") ? "&" : "?") + "size=" + SIZE + "&page=";
        report.time(path + ", first page", user, () -> total(official, sized + 0));
        int last = (total(official, sized + 0) - 1) / SIZE;
        report.time(path + ", last page", user, () -> total(official, sized + last));
    }

    private static int total(HttpOfficial official, String path) {
        return official.get(path).expect(200).json().get("totalElements").asInt();
    }
}
