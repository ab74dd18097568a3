package beijing.facility.handling;

import java.util.List;

/**
 * What became of what an official handed in.
 *
 * @param task        what she handed in
 * @param subject     the number of the project, or of the round; null where it is about neither
 * @param projectName null where it is about no project
 * @param sentence    已提交 110105-2026-0007：部门审查意见，6个部门，12月9日前
 * @param next        what is open now
 * @param correct     what has to be put right before it goes on, one sentence a finding
 * @param ended       whether nothing is open any more
 * @param takeBack    the id of the task by which it can be taken back, null where it can't be
 */
public record Outcome(String task, String subject, String projectName, String sentence, List<NextStep> next, List<String> correct,
        boolean ended, String takeBack) {
}
