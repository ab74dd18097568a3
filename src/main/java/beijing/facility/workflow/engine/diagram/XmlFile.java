package beijing.facility.workflow.engine.diagram;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a file as XML and nothing besides: no document type, no entity, no schema, no other address. */
final class XmlFile {

    /** A diagram needs ten; what is deeper is meant for the stack. */
    private static final int DEEPEST = 100;

    private XmlFile() {
    }

    /** That a file is no XML; the message is a Chinese sentence with line and column. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(int line, int column, String why) {
            super("第" + line + "行第" + column + "列" + why);
        }
    }

    static XmlNode read(byte[] content) throws Unreadable {
        Reading reading = new Reading();
        try {
            SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.setFeature("http://xml.org/sax/features/external-general-entities", false);
            parsers.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            parsers.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            parsers.newSAXParser().parse(new InputSource(new ByteArrayInputStream(content)), reading);
        } catch (TooDeep deep) {
            throw new Unreadable(reading.line(), reading.column(), "嵌套过深，不是流程图。");
        } catch (SAXParseException broken) {
            throw new Unreadable(broken.getLineNumber(), broken.getColumnNumber(), String.valueOf(broken.getMessage()).contains("DOCTYPE")
                    ? "含有文档类型声明（DOCTYPE），流程文件不得引用外部内容，请删除该声明。"
                    : "不是完整有效的 XML，请用 Camunda Modeler 打开检查并重新保存。");
        } catch (SAXException | IOException broken) {
            throw new Unreadable(reading.line(), reading.column(), "不是完整有效的 XML，请用 Camunda Modeler 打开检查并重新保存。");
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return reading.root;
    }

    private static final class TooDeep extends SAXException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Reading extends DefaultHandler {

        private Locator locator;
        private XmlNode root;
        private XmlNode open;
        private int depth;

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        private int line() {
            return locator == null ? 1 : locator.getLineNumber();
        }

        private int column() {
            return locator == null ? 1 : locator.getColumnNumber();
        }

        @Override
        public void startElement(String namespace, String name, String qualified, Attributes attributes) throws SAXException {
            if (++depth > DEEPEST) {
                throw new TooDeep();
            }
            XmlNode node = new XmlNode(namespace, name, line(), open);
            for (int i = 0; i < attributes.getLength(); i++) {
                String of = attributes.getURI(i);
                node.attributes.put(of.isEmpty() ? attributes.getLocalName(i) : "{" + of + "}" + attributes.getLocalName(i),
                        attributes.getValue(i));
            }
            if (open == null) {
                root = node;
            } else {
                open.children.add(node);
            }
            open = node;
        }

        @Override
        public void endElement(String namespace, String name, String qualified) {
            depth--;
            open = open.parent;
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            open.text.append(characters, start, length);
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) {
            return new InputSource(new ByteArrayInputStream(new byte[0]));
        }
    }
}
