package beijing.facility.demo;

/** Project codes for the samples, with the check digit that real ones have. */
final class ProjectCodes {

    private ProjectCodes() {
    }

    static String of(String district) {
        String digits = "2606" + district + "0401" + "63701";
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "2606-" + district + "-04-01-63701" + (11 - product) % 10;
    }
}
