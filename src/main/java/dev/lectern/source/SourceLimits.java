package dev.lectern.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** How much of a source is taken. */
@ConfigMapping(prefix = "lectern.source")
public interface SourceLimits {

    /** The largest lesson, or other file that is understood. */
    @WithDefault("2M")
    MemorySize maxFileSize();

    /** The largest file that lessons may refer to. */
    @WithDefault("10M")
    MemorySize maxAssetSize();

    /** How much the files that the lessons of a course refer to may have together. */
    @WithDefault("500M")
    MemorySize maxAssetsSize();

    /** How many files the lessons of a course may refer to. */
    @WithDefault("10000")
    int maxAssets();

    /** Extensions of the files that lessons may refer to. */
    @WithDefault(
            "7z,aac,apng,avif,bmp,bz2,c,cpp,cs,css,csv,docx,epub,flac,geojson,gif,go,gz,h,hpp,htm,html,ico,ini,ipynb,"
                    + "java,jpeg,jpg,js,json,jsonl,jsx,kt,lua,m4a,m4v,mjs,mov,mp3,mp4,odp,ods,odt,oga,ogg,ogv,opus,otf,pdf,php,pl,"
                    + "png,pptx,py,r,rb,rs,rtf,scss,sh,sql,srt,svg,swift,tar,tex,tgz,toml,ts,tsv,tsx,ttf,txt,vtt,wasm,wav,webm,"
                    + "webp,woff,woff2,xlsx,xml,xz,yaml,yml,zip")
    List<String> assetTypes();

    /** How many folders may lie within one another. */
    @WithDefault("16")
    int maxDepth();
}
