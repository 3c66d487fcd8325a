FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /build
# Dependencies are a layer of their own, which lasts until pom.xml changes.
COPY pom.xml ./
RUN mvn -B -ntp -q quarkus:go-offline
COPY src/main src/main
RUN mvn -B -ntp -q -DskipTests -Dspotless.check.skip package

FROM eclipse-temurin:21-jre
RUN groupadd --system --gid 10001 lectern \
 && useradd --system --uid 10001 --gid lectern --home-dir /app --no-create-home --shell /usr/sbin/nologin lectern
WORKDIR /app
# From what changes least to what changes with every commit.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
# Where the embedded PostgreSQL and the content go when nothing is mounted and no database is named.
RUN mkdir content .lectern && chown lectern:lectern .lectern
USER 10001:10001
EXPOSE 8080
ENV LECTERN_CONTENT_DIRECTORY=/app/content
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-8080} && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-jar", "quarkus-run.jar"]
