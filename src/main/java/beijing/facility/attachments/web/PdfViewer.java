package beijing.facility.attachments.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The page that draws a PDF, in a sandbox by itself, whoever frames it: a fault in the library that reads the file reaches neither the
 * session nor the page around it.
 */
@Configuration
class PdfViewer implements WebMvcConfigurer {

    private static final String LIBRARY = "/desk/pdfjs/**";
    private static final String POLICY = "sandbox allow-scripts; default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
            + "connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src blob: data:; font-src 'self' blob: data:; "
            + "frame-ancestors 'self'";

    /** Under one address, whatever its version. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(LIBRARY).addResourceLocations(library())
                .setCacheControl(CacheControl.maxAge(1, TimeUnit.DAYS));
    }

    private static String library() {
        try {
            String marker = "package.json";
            String found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/resources/webjars/pdfjs-dist/*/" + marker)[0].getURL().toString();
            return found.substring(0, found.length() - marker.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page without an origin is a stranger to its own scripts; there is nothing of anybody's in them. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping(LIBRARY).allowedOrigins("*").allowedMethods("GET");
        registry.addMapping("/desk/pdf-viewer.js").allowedOrigins("*").allowedMethods("GET");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                response.setHeader("Content-Security-Policy", POLICY);
                response.setHeader("X-Content-Type-Options", "nosniff");
                return true;
            }
        }).addPathPatterns("/desk/pdf-viewer.html");
    }
}
