package beijing.facility.documents;

/** A template can't be filled; who maintains it has to mend it. */
public class BrokenTemplate extends RuntimeException {

    BrokenTemplate(String name, Throwable cause) {
        super("文书模板“" + name + "”无法使用，请流程管理员检查模板文件及其中的字段：" + cause.getMessage(), cause);
    }
}
