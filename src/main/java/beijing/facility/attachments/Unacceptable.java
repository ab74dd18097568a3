package beijing.facility.attachments;

/** What is in a document that none may have; the message is the end of a Chinese sentence that begins with its name. */
final class Unacceptable extends Exception {

    static final String MACRO = "含有宏，未保存，请删除宏（另存为不含宏的格式或 PDF）后重新上传";
    static final String OBJECT = "含有嵌入的对象（OLE、控件或其他文件），未保存，请将其删除或另存为 PDF 后重新上传";
    static final String REMOTE = "引用了外部的模板、对象或数据，未保存，请断开外部链接后重新上传";
    static final String DDE = "含有会调用其他程序的域或链接（DDE），未保存，请将其删除后重新上传";
    static final String BOMB = "展开后的内容过大，未保存，请确认文件无误，必要时拆分后重新上传";
    static final String ENCRYPTED = "已加密或设有密码，无法检查，未保存，请解除密码后重新上传";
    static final String DAMAGED = "的内容已损坏或结构异常，无法检查，未保存，请用办公软件打开并另存后重新上传";
    static final String SCRIPT = "含有脚本、自动操作或嵌入的文件，未保存，请重新导出为不含这些内容的 PDF 后上传";

    Unacceptable(String rule) {
        super(rule);
    }
}
