// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.verifier.readmodel;

import java.nio.file.Path;

/** Another verifier runs on the folder: two would write each block of the view twice. */
public final class FolderInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(Path folder) {
        super("another verifier already runs on " + folder.toAbsolutePath()
                + ": stop it, or name another folder with yinzheng.verifier.data");
    }
}
