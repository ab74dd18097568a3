package beijing.facility.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One Chinese sentence with its status: as JSON, and to a person's browser as a small page. */
public final class Answers {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>社区嵌入式服务设施项目审批与监管系统</title></head>
            <body><h1>无法显示此页面</h1><p>%s</p><p><a href="/camunda/">返回系统首页</a></p></body></html>
            """;

    private Answers() {
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, int status, String sentence) throws IOException {
        boolean page = asksForPage(request.getHeader("Accept")) && !Addresses.isInterface(request.getRequestURI());
        response.setStatus(status);
        response.setContentType(page ? "text/html;charset=UTF-8" : "application/json");
        response.setHeader("Cache-Control", "no-store");
        byte[] body = (page ? PAGE.formatted(escaped(sentence)) : json(sentence)).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** In place of an answer that somebody further inside began. */
    public static void instead(HttpServletRequest request, HttpServletResponse response, int status, String sentence) throws IOException {
        response.reset();
        SecurityHeaders.put(request, response);
        write(request, response, status, sentence);
    }

    static String json(String sentence) {
        return "{\"message\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(sentence)) + "\"}";
    }

    private static boolean asksForPage(String accept) {
        return accept != null && accept.contains("text/html") && !accept.contains("application/json");
    }

    private static String escaped(String sentence) {
        return sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
