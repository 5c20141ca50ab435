// SPDX-License-Identifier: Apache-2.0
package org.yinzheng.launcher.network;

import java.io.IOException;
import org.yinzheng.fabric.FabricNetwork;
import org.yinzheng.launcher.Yinzheng;
import org.yinzheng.launcher.process.DataFolder;
import org.yinzheng.launcher.process.LaunchFailure;
import org.yinzheng.network.NetworkMaterial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A Fabric network in containers on this machine. */
@Command(
        name = "network",
        description = "Fabric 网络 / a Hyperledger Fabric network in containers",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            JoinCommand.class,
            RenewCommand.class,
            StatusCommand.class,
            DownCommand.class,
            LogsCommand.class,
            DoctorCommand.class
        })
public final class NetworkCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Yinzheng yinzheng;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "name one of: " + String.join(", ", spec.subcommands().keySet()));
    }

    DataFolder folder() {
        return new DataFolder(yinzheng.data());
    }

    /** Whether the data folder holds a network. */
    boolean exists() {
        return NetworkMaterial.exists(folder().network());
    }

    /** The network of the data folder. */
    FabricNetwork existing() throws IOException {
        DataFolder folder = folder();
        if (!exists()) {
            throw new LaunchFailure("there is no network in " + folder.root() + "; run ./yinzheng network up first");
        }
        return FabricNetwork.of(NetworkMaterial.load(folder.network()));
    }
}
