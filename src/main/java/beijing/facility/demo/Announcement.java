package beijing.facility.demo;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console, once all is ready, where the demo is and who can sign in. */
@Component
@ConditionalOnDemo
@Order(100)
class Announcement implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final ServletWebServerApplicationContext server;

    Announcement(ServletWebServerApplicationContext server) {
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List.of("────────────────────────────────────────────────────────────────────────",
                "演示系统已就绪，仅供本机访问（127.0.0.1），数据均为虚构，请勿用于实际工作。",
                "This is a demo on loopback only. 地址：http://127.0.0.1:" + server.getWebServer().getPort() + "/camunda",
                "用户名同用户组，密码均为 demo：",
                "  district-drc-110105（朝阳区发展改革委，其他区类推）  municipal-drc、municipal-drc-2（市发展改革委经办）",
                "  municipal-drc-signer（市发展改革委签批）  dept-civil-affairs（市民政局，其他部门类推）",
                "  auditor（审计监督）  process-owner（流程管理员）  admin（系统管理员）",
                "────────────────────────────────────────────────────────────────────────")
                .forEach(LOG::info);
    }
}
