// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.fabric.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.yinzheng.fabric.FabricFailure;

/** The image with the contracts. Its tag is a digest of what is in it, so it is built once for each jar and base. */
public final class ChaincodeImage {
    private static final String REPOSITORY = "yinzheng/chaincode";
    private static final int TAG = 12;

    private ChaincodeImage() {}

    /**
     * Builds the image if it is not there.
     *
     * @param jar the runnable jar with the contracts
     * @param base image to build on
     * @param folder where the build's files are gathered
     * @return the image's name
     */
    public static String build(Path jar, String base, Path folder) throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new FabricFailure(
                    "there is no jar with the contracts (" + jar + ")",
                    "run ./mvnw -DskipTests -Pservice package -pl chaincode");
        }
        byte[] dockerfile = dockerfile();
        String image = REPOSITORY + ":" + tag(Files.readAllBytes(jar), dockerfile, base);
        if (!Docker.hasImage(image)) {
            Docker.requireImage(base);
            Files.createDirectories(folder);
            Files.write(folder.resolve("Dockerfile"), dockerfile);
            Files.copy(jar, folder.resolve("chaincode.jar"), StandardCopyOption.REPLACE_EXISTING);
            Docker.build(image, folder, List.of("BASE=" + base));
        }
        return image;
    }

    private static byte[] dockerfile() throws IOException {
        try (InputStream in = ChaincodeImage.class.getResourceAsStream("/org/yinzheng/fabric/chaincode/Dockerfile")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its Dockerfile");
            }
            return in.readAllBytes();
        }
    }

    private static String tag(byte[] jar, byte[] dockerfile, String base) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(jar);
            digest.update(dockerfile);
            digest.update(base.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, TAG);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
