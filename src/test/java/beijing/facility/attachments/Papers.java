package beijing.facility.attachments;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Small documents of each kind, and things that only look like one. */
public final class Papers {

    private static final int SECTOR = 512;

    private Papers() {
    }

    /** One page that says something in Latin letters; different texts make different files. */
    public static byte[] pdf(String text) {
        return pdf("(" + text + ")", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    }

    /** One page in Chinese, whose letters, as in many official documents, are not in the file. */
    public static byte[] chinesePdf(String text) {
        return pdf("<" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)) + ">",
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
                        + "/DW 1000/FontDescriptor 7 0 R>>",
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
                        + "/Descent -120/CapHeight 880/StemV 93>>");
    }

    private static byte[] pdf(String text, String... fonts) {
        String stream = "BT /F1 36 Tf 60 700 Td " + text + " Tj ET";
        List<String> objects = new ArrayList<>(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                "<</Length " + stream.length() + ">>stream\n" + stream + "\nendstream"));
        objects.addAll(List.of(fonts));
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        int[] offsets = new int[objects.size()];
        for (int i = 0; i < objects.size(); i++) {
            offsets[i] = pdf.length();
            pdf.append(i + 1).append(" 0 obj").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        Arrays.stream(offsets).forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        pdf.append("trailer<</Root 1 0 R/Size ").append(objects.size() + 1).append(">>\nstartxref\n").append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] image(String format, int colour) {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, colour);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] docx(String text) {
        return zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<document>" + text + "</document>");
    }

    public static byte[] xlsx() {
        return zip("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>");
    }

    public static byte[] ofd() {
        return zip("OFD.xml", "<OFD/>", "Doc_0/Document.xml", "<Document/>");
    }

    /** Names and texts of entries by turns. */
    public static byte[] zip(String... entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An OLE compound file with a stream of that name, such as Word and Excel wrote until 2003. */
    public static byte[] compound(String stream) {
        return compound(Map.of(stream, new byte[SECTOR]));
    }

    /** Contents by their names, with a stroke between a storage and what is in it. */
    public static byte[] compound(Map<String, byte[]> streams) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
                DirectoryEntry directory = file.getRoot();
                String[] names = stream.getKey().split("/");
                for (int i = 0; i < names.length - 1; i++) {
                    directory = directory.hasEntryCaseInsensitive(names[i]) ? (DirectoryEntry) directory.getEntry(names[i])
                            : directory.createDirectory(names[i]);
                }
                directory.createDocument(names[names.length - 1], new ByteArrayInputStream(stream.getValue()));
            }
            file.writeFilesystem(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A program for Windows, as far as its first bytes go. */
    public static byte[] exe() {
        byte[] file = new byte[4 * SECTOR];
        file[0] = 'M';
        file[1] = 'Z';
        file[0x3C] = (byte) 0x80;
        System.arraycopy("PE\0\0".getBytes(StandardCharsets.US_ASCII), 0, file, 0x80, 4);
        return file;
    }

    public static byte[] svg() {
        return "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] html() {
        return "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>".getBytes(StandardCharsets.UTF_8);
    }
}
