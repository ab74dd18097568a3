package beijing.facility.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Has the engine ask for lists and counts of tasks by the statements of TaskList.xml. The engine's own join each task that a user
 * may come to see with each authorization that she has, which takes a second and more where both are thousands.
 * <p>
 * A statement is replaced the way the engine itself replaces one for a kind of database. The criteria of a query stay the engine's:
 * they are taken out of its mapping, and the few places that are changed must be there, or the start fails.
 */
final class TaskListMapping {

    private static final String ENGINE_MAPPING = "/org/camunda/bpm/engine/impl/mapping/entity/Task.xml";
    private static final String AUTHORIZATIONS = "org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.";

    private static final Map<String, String> STATEMENTS = Map.of(
            "selectTaskByQueryCriteria", "selectTasksOfTheList",
            "selectTaskCountByQueryCriteria", "selectTaskCountOfTheList");

    private static final String LOOKS_INTO_LINKS = "@" + CandidateQuery.class.getName() + "@looksIntoLinks(_parameter)";

    private TaskListMapping() {
    }

    static void putInto(ProcessEngineConfigurationImpl engine) {
        Configuration mappings = engine.getSqlSessionFactory().getConfiguration();
        add(mappings, "TaskList criteria", """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="beijing.facility.TaskList"><sql id="criteria">%s</sql></mapper>
                """.formatted(criteria()));
        add(mappings, "TaskList", read("/mapping/TaskList.xml"));

        Map<String, String> statements = new HashMap<>(engine.getDbSqlSessionFactory().getStatementMappings());
        statements.putAll(STATEMENTS);
        engine.getDbSqlSessionFactory().setStatementMappings(statements);
    }

    private static void add(Configuration mappings, String name, String xml) {
        new XMLMapperBuilder(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), mappings, name,
                mappings.getSqlFragments()).parse();
    }

    private static String criteria() {
        String sql = engineCriteria();
        // no join on the authorizations: they are looked into by mayRead
        sql = replace(sql, """
                <if test="!authCheck.revokeAuthorizationCheckEnabled"> <include refid="%sauthCheckJoinWithoutOnClause" /> \
                AUTH ON (AUTH.RESOURCE_ID_ ${authJoinStart} RES.ID_ ${authJoinSeparator} D.KEY_ ${authJoinSeparator} '*' ${authJoinEnd}) \
                </if>""".formatted(AUTHORIZATIONS), "");
        sql = replace(sql, "<include refid=\"" + AUTHORIZATIONS + "contextualAuthorizationCheck\" />",
                "<include refid=\"mayRead\"/>");
        // nor on the links, where one look is enough
        sql = replace(sql, "<if test=\"I_JOIN\">", "<if test=\"I_JOIN and !" + LOOKS_INTO_LINKS + "\">");
        sql = replace(sql, "and I.TYPE_ = 'candidate' <if", """
                and <if test="%s">coalesce(exists (
                  select 1 from ${prefix}ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and</if>
                I.TYPE_ = 'candidate' <if""".formatted(LOOKS_INTO_LINKS));
        String last = "<if test=\"query.withCandidateUsers\"> and I.USER_ID_ is not null </if>";
        return replace(sql, last, last + "<if test=\"" + LOOKS_INTO_LINKS + "\">), false)</if>");
    }

    /** The engine's fragment with single spaces, so that its layout plays no part. */
    static String engineCriteria() {
        String mapping = read(ENGINE_MAPPING).replaceAll("\\s+", " ");
        String begin = "<sql id=\"selectTaskByQueryCriteriaSql\">";
        int from = mapping.indexOf(begin);
        if (from < 0) {
            throw changed(begin);
        }
        return mapping.substring(from + begin.length(), mapping.indexOf("</sql>", from));
    }

    private static String replace(String sql, String part, String with) {
        int at = sql.indexOf(part);
        if (at < 0 || sql.indexOf(part, at + 1) >= 0) {
            throw changed(part);
        }
        return sql.substring(0, at) + with + sql.substring(at + part.length());
    }

    private static IllegalStateException changed(String part) {
        return new IllegalStateException("The engine's mapping of the task query has changed; TaskListMapping must be adapted: " + part);
    }

    private static String read(String resource) {
        try (InputStream stream = (resource.startsWith("/org/") ? TaskEntity.class : TaskListMapping.class)
                .getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
