package beijing.facility.project.web;

/** There is no such project, or none that the signed-in user may know of. */
public class NoSuchFile extends RuntimeException {

    NoSuchFile(String number) {
        super("没有您可以查看的项目“" + number + "”，请核对项目编号。");
    }
}
