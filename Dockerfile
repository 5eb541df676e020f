# syntax=docker/dockerfile:1
# docker build --target bot -t companion-bot . ; docker build --target admin -t companion-admin .

FROM node:22-bookworm-slim AS panel
WORKDIR /panel
# As with .NET: packages before sources.
COPY admin/panel/package.json admin/panel/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY admin/panel .
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0-bookworm-slim AS build
WORKDIR /source
# Restored before the sources come, so that a change of code does not download again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY core/Companion.Core.csproj core/packages.lock.json core/
COPY bot/Companion.Bot.csproj bot/packages.lock.json bot/
COPY admin/Companion.Admin.csproj admin/packages.lock.json admin/
RUN dotnet restore bot/Companion.Bot.csproj --locked-mode -p:PublishReadyToRun=true
RUN dotnet restore admin/Companion.Admin.csproj --locked-mode -p:PublishReadyToRun=true
COPY core core
COPY bot bot
COPY admin admin
COPY --from=panel /panel/dist admin/panel/dist
RUN dotnet publish bot/Companion.Bot.csproj --no-restore -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o /out/bot
RUN dotnet publish admin/Companion.Admin.csproj --no-restore -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o /out/admin

FROM mcr.microsoft.com/dotnet/aspnet:10.0-bookworm-slim AS runtime
RUN apt-get update \
    && apt-get install -y --no-install-recommends tzdata libicu72 libgssapi-krb5-2 librsvg2-bin fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/companion companion
ENV DOTNET_EnableDiagnostics=0 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    Companion__DataDirectory=/var/lib/companion
WORKDIR /app

FROM runtime AS bot
COPY --from=build /out/bot .
ENV Bot__Urls=http://0.0.0.0:5080
EXPOSE 5080
USER companion
ENTRYPOINT ["dotnet", "Companion.Bot.dll"]

FROM runtime AS admin
COPY --from=build /out/admin .
ENV Admin__Urls=http://0.0.0.0:5081
EXPOSE 5081
USER companion
ENTRYPOINT ["dotnet", "Companion.Admin.dll"]
