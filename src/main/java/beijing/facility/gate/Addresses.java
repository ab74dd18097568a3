package beijing.facility.gate;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** The address of a request as the server understood it: decoded, without parameters and detours. */
final class Addresses {

    private static final Pattern SIGN_IN = Pattern.compile("/camunda/api/[^/]+/auth/user(/.*)?");
    private static final Pattern UPLOAD = Pattern.compile("(/api|/camunda/api/desk)/(projects/[^/]+/attachments|applications/import)");
    private static final Pattern DEPLOYMENT = Pattern.compile("(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?/deployment/create");

    private Addresses() {
    }

    static String of(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    /** Where programs ask, and are answered in JSON. */
    static boolean isInterface(String address) {
        return under(address, "/api") || under(address, "/engine-rest") || under(address, "/camunda/api");
    }

    static boolean isSignIn(String address) {
        return SIGN_IN.matcher(address).matches();
    }

    static boolean isUpload(String address) {
        return UPLOAD.matcher(address).matches();
    }

    static boolean isDeployment(String address) {
        return DEPLOYMENT.matcher(address).matches();
    }

    static boolean under(String address, String directory) {
        return address.equals(directory) || address.startsWith(directory + "/");
    }
}
