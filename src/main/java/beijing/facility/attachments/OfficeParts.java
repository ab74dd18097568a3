package beijing.facility.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the parts of a Word or Excel file say that they are, point to, and would have done. */
final class OfficeParts {

    private static final Pattern MACRO_TYPES = Pattern.compile("macroenabled|vbaproject|vbadata|macrosheet|attachedtoolbars|keymapcustomizations");
    private static final Pattern OBJECT_TYPES = Pattern.compile("activex|oleobject|/control|altchunk|afchunk|ctrlprop|\\.package$|application/(x-msdownload|hta|javascript)");
    private static final Set<String> WEB = Set.of("http", "https", "mailto", "tel");
    /** What Word leaves behind of the writer's own disk: her template, a picture that was pasted. Nobody else has it, nothing is fetched. */
    private static final Set<String> LEFT_OVER = Set.of("attachedtemplate", "image");
    private static final Pattern LOCAL = Pattern.compile("(file:///)?[A-Za-z]:[\\\\/].*");
    private static final Pattern DDE = Pattern.compile("\\bDDE(AUTO)?\\b|\\bQUOTE\\s+\\d+(\\s+\\d+)+|\\bINCLUDETEXT\\s+\"?(https?:|ftp:|\\\\\\\\)",
            Pattern.CASE_INSENSITIVE);
    private static final XMLInputFactory XML = xml();

    private OfficeParts() {
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    static boolean matters(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        return name.equals("[content_types].xml") || name.endsWith(".rels") || name.startsWith("word/") && name.endsWith(".xml")
                || name.startsWith("xl/") && name.endsWith(".xml") && !name.contains("sharedstrings");
    }

    /** @param part stays the caller's, who counts what is read of it */
    static void check(String name, InputStream part) throws IOException, Unacceptable {
        StringBuilder instructions = new StringBuilder();
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new NotClosed(part));
            boolean instruction = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Unacceptable(Unacceptable.DAMAGED);
                    case XMLStreamConstants.START_ELEMENT -> {
                        element(reader, instructions);
                        instruction = reader.getLocalName().equals("instrText");
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (instruction) {
                            instructions.append(reader.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> instruction = false;
                    default -> { }
                }
                if (instructions.length() > 64 * 1024) {
                    fields(instructions);
                }
            }
        } catch (XMLStreamException damaged) {
            if (damaged.getNestedException() instanceof IOException bound) {
                throw bound;
            }
            throw new Unacceptable(Unacceptable.DAMAGED);
        }
        fields(instructions);
    }

    private static void fields(StringBuilder instructions) throws Unacceptable {
        if (DDE.matcher(instructions).find()) {
            throw new Unacceptable(Unacceptable.DDE);
        }
        instructions.delete(0, Math.max(0, instructions.length() - 256));
    }

    private static void element(XMLStreamReader element, StringBuilder instructions) throws Unacceptable {
        switch (element.getLocalName()) {
            case "Default", "Override" -> type(value(element, "ContentType"));
            case "Relationship" -> relationship(value(element, "Type"), value(element, "Target"), value(element, "TargetMode"));
            case "macrosheet" -> throw new Unacceptable(Unacceptable.MACRO);
            case "ddeLink" -> throw new Unacceptable(Unacceptable.DDE);
            case "oleLink", "OLEObject", "oleObject", "altChunk" -> throw new Unacceptable(Unacceptable.OBJECT);
            case "definedName" -> {
                if (value(element, "name").toLowerCase(Locale.ROOT).contains("auto_open") || value(element, "xlm").equals("1")) {
                    throw new Unacceptable(Unacceptable.MACRO);
                }
            }
            // a field begins or ends: what stands in two fields is not one word
            case "fldChar" -> instructions.append(' ');
            case "fldSimple" -> instructions.append(' ').append(value(element, "instr")).append(' ');
            default -> { }
        }
    }

    private static void type(String given) throws Unacceptable {
        String type = given.toLowerCase(Locale.ROOT);
        if (MACRO_TYPES.matcher(type).find()) {
            throw new Unacceptable(Unacceptable.MACRO);
        }
        if (OBJECT_TYPES.matcher(type).find()) {
            throw new Unacceptable(Unacceptable.OBJECT);
        }
    }

    /** A link that somebody clicks may go to the web; everything else that is outside would be fetched when the file opens. */
    private static void relationship(String type, String target, String mode) throws Unacceptable {
        String kind = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (mode.equalsIgnoreCase("External")) {
            if (!(kind.equals("hyperlink") ? clicked(target) : LEFT_OVER.contains(kind) && LOCAL.matcher(target).matches())) {
                throw new Unacceptable(Unacceptable.REMOTE);
            }
            return;
        }
        if (kind.contains("vba") || kind.contains("macrosheet")) {
            throw new Unacceptable(Unacceptable.MACRO);
        }
        if (kind.equals("oleobject") || kind.equals("control") || kind.contains("activex") || kind.equals("afchunk") || kind.equals("ctrlprop")) {
            throw new Unacceptable(Unacceptable.OBJECT);
        }
        if (target.contains("://") || target.startsWith("\\\\")) {
            throw new Unacceptable(Unacceptable.REMOTE);
        }
    }

    private static boolean clicked(String target) {
        int colon = target.indexOf(':');
        return LOCAL.matcher(target).matches()
                || (colon < 0 ? !target.startsWith("\\\\") && !target.startsWith("//")
                        : WEB.contains(target.substring(0, colon).strip().toLowerCase(Locale.ROOT)));
    }

    /** Whatever prefix it has. */
    private static String value(XMLStreamReader element, String attribute) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (element.getAttributeLocalName(i).equals(attribute)) {
                return element.getAttributeValue(i);
            }
        }
        return "";
    }

    private static final class NotClosed extends java.io.FilterInputStream {

        private NotClosed(InputStream part) {
            super(part);
        }

        @Override
        public void close() {
            // the rest of it is still to be counted
        }
    }
}
