package dev.lectern.remote;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Git without what the machine and its user have configured: {@code url.….insteadOf} would turn an address that is allowed
 * into another, and redirects would lead to one.
 */
final class IsolatedGit extends SystemReader.Delegate {

    private IsolatedGit(SystemReader system) {
        super(system);
    }

    /** From now on, all of this process. */
    static void install() {
        SystemReader.setInstance(new IsolatedGit(SystemReader.getInstance()));
    }

    @Override
    public String getenv(String name) {
        return name.startsWith("GIT_") ? null : super.getenv(name);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        FileBasedConfig config = new Unwritten(parent, fs);
        config.setString("http", null, "followRedirects", "false");
        // It tidies up in the background otherwise, in a folder that is gone by then.
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("gc", null, "autoDetach", false);
        return config;
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Unwritten(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Unwritten(parent, fs);
    }

    /** A configuration that no file holds. */
    private static final class Unwritten extends FileBasedConfig {

        Unwritten(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // It is as it was made.
        }

        @Override
        public void save() {
            // It is nobody's to keep.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
