@echo off
rem Runs the Maven named in .mvn\wrapper\maven-wrapper.properties with the arguments given.
rem What it does and which variables it heeds is told in mvnw, its twin for everything but Windows.
setlocal
set "INKLING_SELF=%~f0"
set "INKLING_PROJECT=%~dp0"
set "INKLING_HOME="
set "INKLING_MAVEN="
rem PowerShell 7 leaves its modules here, which the PowerShell of Windows can't load.
set "PSModulePath="
for /f "usebackq tokens=1* delims==" %%a in (`powershell -NoProfile -ExecutionPolicy Bypass -Command "$parts = [IO.File]::ReadAllText($env:INKLING_SELF) -split '(?m)^rem POWERSHELL\r?$'; & ([ScriptBlock]::Create($parts[1]))"`) do set "INKLING_%%a=%%b"
if not defined INKLING_MAVEN exit /b 1
set "JAVA_HOME=%INKLING_HOME%"
if "%~1"=="" goto serve
"%INKLING_MAVEN%" %*
exit /b

:serve
cd /d "%INKLING_PROJECT%"
echo mvnw: building the site and serving it (the first time, Maven fetches its plugins for some minutes); Ctrl-C ends it 1>&2
"%INKLING_MAVEN%" -q
exit /b

rem The rest is PowerShell. It writes HOME=(the JDK) and MAVEN=(the command) for the loop above, all else to the console.
rem POWERSHELL
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Say($text) {
    [Console]::Error.WriteLine("mvnw: $text")
}

function Die($text) {
    Say $text
    exit 1
}

# The lines a program writes, its error stream included.
function Output-Of($program, $arguments) {
    $ErrorActionPreference = 'Continue'
    (& $program $arguments 2>&1 | ForEach-Object { "$_" }) -join "`n"
}

# --- A JDK ---

function Find-Jdk {
    if ($env:JAVA_HOME) {
        $java = Join-Path $env:JAVA_HOME 'bin\java.exe'
        $where = "JAVA_HOME ($env:JAVA_HOME)"
    } else {
        $found = @(Get-Command 'java.exe' -CommandType Application -ErrorAction SilentlyContinue)
        if ($found.Count -eq 0) {
            Die 'no Java was found; install a JDK 17 or newer and put it on PATH or in JAVA_HOME.'
        }
        $java = $found[0].Source
        $where = $java
    }
    if (-not (Test-Path -LiteralPath $java)) {
        Die "$where holds no Java; point JAVA_HOME at a JDK 17 or newer."
    }
    $settings = Output-Of $java @('-XshowSettings:properties', '-version')
    $version = [regex]::Match($settings, 'java\.specification\.version = (\S+)').Groups[1].Value
    $jdk = [regex]::Match($settings, 'java\.home = ([^\r\n]+)').Groups[1].Value.Trim()
    if ($version -notmatch '^\d+$' -or [int]$version -lt 17) {
        Die "$where is Java $version; point JAVA_HOME at a JDK 17 or newer."
    }
    if (-not (Test-Path -LiteralPath (Join-Path $jdk 'bin\javac.exe'))) {
        Die "$where has no compiler; point JAVA_HOME at a JDK 17 or newer, not a JRE."
    }
    $jdk
}

# --- The pinned Maven ---

# Gives up on a host that does not answer within ten seconds.
function Download($address, $file) {
    [Net.ServicePointManager]::SecurityProtocol =
        [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    $request = [Net.WebRequest]::Create($address)
    $request.Timeout = 10000
    if ($request -is [Net.HttpWebRequest]) {
        $request.ReadWriteTimeout = 30000
    }
    $response = $request.GetResponse()
    try {
        $target = [IO.File]::Create($file)
        try {
            $response.GetResponseStream().CopyTo($target)
        } finally {
            $target.Dispose()
        }
    } finally {
        $response.Dispose()
    }
}

function Digest-Of($file) {
    $stream = [IO.File]::OpenRead($file)
    try {
        $bytes = [Security.Cryptography.SHA256]::Create().ComputeHash($stream)
        [BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
    } finally {
        $stream.Dispose()
    }
}

# The pinned Maven's command, or nothing if it can't be had from its host.
function Install-Pinned($address, $pinnedAddress, $digest) {
    $archive = $pinnedAddress.Split('/')[-1]
    $name = $archive -replace '-bin\.zip$', ''
    $cache = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $env:USERPROFILE '.m2' }
    $dists = Join-Path $cache "wrapper\dists\$name\$($digest.Substring(0, 16))"
    $command = Join-Path $dists "$name\bin\mvn.cmd"
    if (Test-Path -LiteralPath $command) {
        return $command
    }
    $work = Join-Path $dists ('new.' + [Guid]::NewGuid().ToString('N').Substring(0, 8))
    [void][IO.Directory]::CreateDirectory($work)
    try {
        $file = Join-Path $work $archive
        try {
            Download $address $file
        } catch {
            return
        }
        $actual = Digest-Of $file
        if ($actual -ne $digest) {
            Remove-Item -LiteralPath $work -Recurse -Force
            Die "$address was refused, because its SHA-256 is $actual and not $digest; fetch it again or ask who changed it."
        }
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [IO.Compression.ZipFile]::ExtractToDirectory($file, $work)
        try {
            [IO.Directory]::Move((Join-Path $work $name), (Join-Path $dists $name))
        } catch {
            # Somebody else's mvnw may have been faster; theirs has the same digest.
            if (-not (Test-Path -LiteralPath $command)) {
                Die "$name could not be moved to ${dists}: $($_.Exception.Message)"
            }
        }
        Say "installed $name in $dists"
        return $command
    } finally {
        Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
    }
}

# --- An installed Maven ---

function Find-Installed($address) {
    $found = @(Get-Command 'mvn.cmd' -CommandType Application -ErrorAction SilentlyContinue)
    if ($found.Count -eq 0) {
        Die "$address can't be reached and no Maven is installed; connect to the network or install Maven 3.8 or newer."
    }
    $command = $found[0].Source
    $version = [regex]::Match((Output-Of $command @('--version')), 'Apache Maven ((\d+)\.(\d+)[0-9A-Za-z.-]*)')
    $major = [int]('0' + $version.Groups[2].Value)
    $minor = [int]('0' + $version.Groups[3].Value)
    if ($major -lt 3 -or ($major -eq 3 -and $minor -lt 8)) {
        Die "$address can't be reached and $command is Maven $($version.Groups[1].Value); Maven 3.8 or newer is needed."
    }
    Say "$address can't be reached; using $command, Maven $($version.Groups[1].Value)"
    $command
}

try {
    $jdk = Find-Jdk
    $env:JAVA_HOME = $jdk
    $properties = Join-Path $env:INKLING_PROJECT '.mvn\wrapper\maven-wrapper.properties'
    $text = [IO.File]::ReadAllText($properties)
    $pinnedAddress = [regex]::Match($text, '(?m)^distributionUrl=(\S+)').Groups[1].Value
    $digest = [regex]::Match($text, '(?m)^distributionSha256Sum=([0-9a-f]{64})').Groups[1].Value
    if (-not $pinnedAddress -or -not $digest) {
        Die "$properties must name distributionUrl and distributionSha256Sum."
    }
    $address = if ($env:INKLING_MAVEN_URL) { $env:INKLING_MAVEN_URL } else { $pinnedAddress }
    $maven = Install-Pinned $address $pinnedAddress $digest
    if (-not $maven) {
        $maven = Find-Installed $address
    }
    "HOME=$jdk"
    "MAVEN=$maven"
} catch {
    Die $_.Exception.Message
}
