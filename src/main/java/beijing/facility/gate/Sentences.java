package beijing.facility.gate;

import java.util.Map;

/** What a status says to an official, where nobody knows more about it. */
public final class Sentences {

    private static final Map<Integer, String> BY_STATUS = Map.ofEntries(
            Map.entry(400, "请求的格式不正确，系统无法识别，未保存任何内容。"),
            Map.entry(401, "尚未登录或登录已失效，请重新登录。"),
            Map.entry(403, "您没有办理或查看此事项的权限；如页面打开已久，请刷新后重试。"),
            Map.entry(404, "没有找到所请求的内容，地址可能有误，或内容已不存在。"),
            Map.entry(405, "此地址不支持这种操作。"),
            Map.entry(406, "此地址不能以所要求的格式作答。"),
            Map.entry(408, "等候请求内容的时间过长，未保存任何内容，请重试。"),
            Map.entry(409, "内容已被他人修改，请刷新后重试。"),
            Map.entry(413, "提交的内容过大，未保存任何内容。"),
            Map.entry(414, "请求的地址过长，系统无法处理。"),
            Map.entry(415, "此地址不接受这种类型的内容，请以 JSON（application/json，UTF-8 编码）提交。"),
            Map.entry(429, "操作过于频繁，请稍后重试。"),
            Map.entry(431, "请求的头部过长，系统无法处理，请清除本网站的 Cookie 后重试。"),
            Map.entry(501, "系统不支持这种请求方式。"),
            Map.entry(503, "系统暂时不可用，请稍后重试。"),
            Map.entry(505, "系统不支持这一版本的 HTTP 协议。"));
    private static final String FAULT = "系统未能完成此操作，请稍后重试；如仍不成功，请联系系统管理员。";

    private Sentences() {
    }

    public static String of(int status) {
        return BY_STATUS.getOrDefault(status, status < 500 ? BY_STATUS.get(400) : FAULT);
    }
}
