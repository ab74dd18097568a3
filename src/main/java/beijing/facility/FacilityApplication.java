package beijing.facility;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The workflow system for 社区嵌入式服务设施 projects under 京发改规〔2025〕1号. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FacilityApplication {

    public static void main(String[] args) {
        // the engine stores and serialises times in the zone of the JVM: Beijing's, whatever the machine's is
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        // a shell without LANG makes Java write ASCII, and every Chinese sentence on the console would be question marks
        if (Charset.defaultCharset().equals(StandardCharsets.US_ASCII)) {
            System.setProperty("logging.charset.console", "UTF-8");
        }
        SpringApplication.run(FacilityApplication.class, args);
    }
}
