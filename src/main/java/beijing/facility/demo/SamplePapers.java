package beijing.facility.demo;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

/** Numbers of invented papers, none twice. */
@Component
@ConditionalOnDemo
class SamplePapers {

    private int last = 9000;

    /** 发展改革委文号 of that day. */
    String document(String authority, LocalDate day) {
        return authority + "〔" + day.getYear() + "〕" + next() + "号";
    }

    int next() {
        return ++last;
    }
}
