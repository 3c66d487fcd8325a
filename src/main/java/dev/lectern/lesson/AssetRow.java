package dev.lectern.lesson;

/** An asset as it is read, without its bytes. */
record AssetRow(String path, byte[] digest, String mediaType, long size) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
